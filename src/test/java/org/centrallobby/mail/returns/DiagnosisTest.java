package org.centrallobby.mail.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.centrallobby.mail.returns.Inbound.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure says of the address: code, status, words, and the verdict. */
class DiagnosisTest {
    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1, anything, HARD",
        "550, 5.1.10, not found, HARD",
        "553, 5.1.8, Sender address rejected: Domain not found, BLOCKED",
        "550, , Sender address rejected: Domain not found, BLOCKED",
        "552, 5.2.2, user unknown, SOFT",
        "550, 5.7.1, user unknown, BLOCKED",
        "550, 5.7.26, unauthenticated, BLOCKED",
        "450, 4.7.1, refused for policy until the end, BLOCKED",
        "450, 4.1.1, unverified address: user unknown, SOFT",
        "450, , Requested mail action not taken: mailbox unavailable, SOFT",
        "550, 5.5.0, Requested action not taken: mailbox unavailable, HARD",
        "554, 5.5.0, line too long, UNCLEAR",
        "552, , Requested mail action aborted: exceeded storage allocation, SOFT",
        "550, , The user is over the quota, SOFT",
        "550, 5.2.0, mailbox is full, SOFT",
        "550, 5.2.1, The account has been disabled, HARD",
        "550, 5.2.1, receiving mail at a rate that prevents more, SOFT",
        "550, 5.4.1, Recipient address rejected: Access denied, HARD",
        "550, 5.4.1, No answer from host, SOFT",
        "550, 5.4.4, whatever, HARD",
        "550, 5.1.0, Address rejected by our policy, BLOCKED",
        "550, 5.1.0, sorry, UNCLEAR",
        "550, 5.0.0, No such user here, HARD",
        "550, , Spam detected: no such user, BLOCKED",
        "554, , Administrative prohibition, UNCLEAR",
        "550, , KULLANICI INVALID RECIPIENT, HARD",
        ", , retry timeout exceeded, SOFT",
        ", , , UNCLEAR"
    })
    void a_failure_is_judged_by_its_status_and_where_that_is_vague_by_its_words(
            @Nullable Integer code, @Nullable String status, @Nullable String words, Verdict verdict) {
        assertThat(Diagnosis.judge(code, status, words == null ? "" : words)).isEqualTo(verdict);
    }
}
