package org.centrallobby.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shares a limit with whom. */
class NetworkTest {
    @Test
    void an_ipv4_address_is_a_network_of_its_own_however_it_is_written() {
        assertThat(Network.of("192.0.2.7"))
                .isEqualTo(Network.of("::ffff:192.0.2.7"))
                .isNotEqualTo(Network.of("192.0.2.8"));
    }

    @Test
    void whoever_has_one_ipv6_address_has_all_that_share_its_first_64_bits() {
        assertThat(Network.of("2001:db8:1:2::7"))
                .isEqualTo(Network.of("[2001:DB8:1:2:a:b:c:d]"))
                .isEqualTo(Network.of("2001:db8:1:2::7%eth0"))
                .isNotEqualTo(Network.of("2001:db8:1:3::7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "example.test",
                "192.0.2.7.9",
                "2001:db8::g",
                "_hidden",
                "%",
                "192.0.2.7, 192.0.2.8"
            })
    void what_is_no_address_counts_as_one_place_and_is_not_looked_up(String typed) {
        assertThat(Network.of(typed)).isEqualTo("elsewhere");
    }
}
