package org.centrallobby.letters.paper.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A PDF as an answer: to be saved under a name that tells nothing of what is in it, and kept by no cache. */
final class Pdf {
    private static final ContentDisposition FILE =
            ContentDisposition.attachment().filename("letter.pdf").build();

    private Pdf() {}

    static ResponseEntity<byte[]> download(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, FILE.toString())
                .body(bytes);
    }
}
