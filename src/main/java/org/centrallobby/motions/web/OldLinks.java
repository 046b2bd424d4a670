package org.centrallobby.motions.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** Addresses that motions had on Parliament's sites, as they stand in articles and letters of the time. */
@Controller
class OldLinks {
    private final Motions motions;

    OldLinks(Motions motions) {
        this.motions = motions;
    }

    /** The site of the 2000s. Its server did not mind the case of anything. */
    @GetMapping({"/EDMi/EDMDetails.aspx", "/edmi/edmdetails.aspx", "/EDMI/EDMDETAILS.ASPX"})
    ResponseEntity<Void> details(@RequestParam Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase("EDMID"))
                .findFirst()
                .map(parameter -> lead(parameter.getValue()))
                .orElseThrow(OldLinks::missing);
    }

    /** The site since; a title may follow the number. */
    @GetMapping({"/early-day-motion/{edmId}", "/early-day-motion/{edmId}/{title}"})
    ResponseEntity<Void> motion(@PathVariable String edmId) {
        return lead(edmId);
    }

    private ResponseEntity<Void> lead(String edmId) {
        if (!edmId.matches("[0-9]{1,9}")) {
            throw missing();
        }
        MotionName name =
                motions.findByEdmId(Integer.parseInt(edmId)).map(Motion::name).orElseThrow(OldLinks::missing);
        String session = UriUtils.encodePathSegment(name.session(), StandardCharsets.UTF_8);
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/motions/" + session + "/" + name.number()))
                .build();
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
