package org.centrallobby.commands;

import java.util.SortedMap;
import java.util.TreeMap;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.Kind;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The kinds of file that can be imported, found without starting anything: help must work where nothing else does. */
final class ImportKinds {
    /** A kind and the bean that will read it. */
    record Found(Kind kind, Class<? extends ImportKind> reader) {}

    private final SortedMap<String, Found> byName = new TreeMap<>();

    /** @param home the package below which they are looked for */
    ImportKinds(String home) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Kind.class));
        scan.findCandidateComponents(home).forEach(candidate -> {
            Class<?> type = ClassUtils.resolveClassName(
                    String.valueOf(candidate.getBeanClassName()), getClass().getClassLoader());
            Kind kind = type.getAnnotation(Kind.class);
            byName.put(kind.name(), new Found(kind, type.asSubclass(ImportKind.class)));
        });
    }

    SortedMap<String, Found> byName() {
        return byName;
    }
}
