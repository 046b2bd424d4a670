package org.centrallobby.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * Days on which an office at Westminster works: neither weekends nor the bank holidays of England by the Banking and
 * Financial Dealings Act 1971 and custom. A holiday proclaimed for one year alone is not known here.
 */
public final class WorkingDays {
    private WorkingDays() {}

    /** Whether offices are open on a day. */
    public static boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !isBankHoliday(day);
    }

    /** Whether a weekday is a bank holiday of England. */
    public static boolean isBankHoliday(LocalDate day) {
        int year = day.getYear();
        LocalDate easter = easter(year);
        return day.equals(easter.minusDays(2))
                || day.equals(easter.plusDays(1))
                || day.equals(inPlaceOfWeekend(LocalDate.of(year, Month.JANUARY, 1)))
                || day.equals(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)))
                || day.equals(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))
                || day.equals(LocalDate.of(year, Month.AUGUST, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))
                || isChristmas(day, year);
    }

    /** Christmas and Boxing Day; where one falls on a weekend the next days that do not are in its place. */
    private static boolean isChristmas(LocalDate day, int year) {
        LocalDate first = inPlaceOfWeekend(LocalDate.of(year, Month.DECEMBER, 25));
        LocalDate second = inPlaceOfWeekend(LocalDate.of(year, Month.DECEMBER, 26));
        return day.equals(first) || day.equals(second.equals(first) ? second.plusDays(1) : second);
    }

    private static LocalDate inPlaceOfWeekend(LocalDate day) {
        return isWeekend(day) ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm printed in Nature in 1876. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
