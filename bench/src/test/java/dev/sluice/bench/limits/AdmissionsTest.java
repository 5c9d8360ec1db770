package dev.sluice.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionsTest {
    @Test
    void finds_the_fullest_window_wherever_it_begins() {
        Admissions admissions = new Admissions();
        admissions.add(70, 5);
        admissions.add(0, 10);
        admissions.add(59, 20);
        admissions.add(60, 1);
        // 0 to 59: 30; 59 to 118: 20 + 1 + 5 = 26.
        assertThat(admissions.most(60)).isEqualTo(30);
        // 0 to 60: 31.
        assertThat(admissions.most(61)).isEqualTo(31);
    }

    @Test
    void sums_from_a_moment_up_to_another() {
        Admissions admissions = new Admissions();
        admissions.add(9, 1);
        admissions.add(10, 2);
        admissions.add(19, 4);
        admissions.add(20, 8);
        assertThat(admissions.between(10, 20)).isEqualTo(6);
        assertThat(admissions.count()).isEqualTo(4);
    }
}
