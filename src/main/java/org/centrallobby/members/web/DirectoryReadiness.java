package org.centrallobby.members.web;

import java.util.Optional;
import org.centrallobby.kit.api.Readiness;
import org.centrallobby.places.PostcodeDirectory;
import org.springframework.stereotype.Component;

/** Without the directory every postcode would be unknown. */
@Component
class DirectoryReadiness implements Readiness {
    private final PostcodeDirectory directory;

    DirectoryReadiness(PostcodeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Optional<String> hindrance() {
        return directory.isLoaded() ? Optional.empty() : Optional.of("is being loaded");
    }
}
