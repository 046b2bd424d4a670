package org.centrallobby.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.required("gss_code|ons_code"),
            Column.required("name"),
            Column.optional("name_cy"),
            Column.optional("start_date"));

    @TempDir
    Path folder;

    private final Tally tally = new Tally(rows -> {});
    private final List<String> rows = new ArrayList<>();

    @Test
    void rows_are_read_by_header_in_whatever_order_the_columns_stand() throws Exception {
        read(file("seats.csv", "NAME, ons_code ,other\nYnys Môn,W1,x\n\n\"Hull, East\",E2,y\n"));
        assertThat(rows).containsExactly("2 W1 Ynys Môn", "4 E2 Hull, East");
        assertThat(tally).hasToString("read 2, new 0, changed 0, unchanged 0, left out 0");
        assertThat(tally.listRemarks()).isEmpty();
    }

    @Test
    void the_first_name_of_a_column_goes_before_its_other_names() throws Exception {
        read(file("seats.csv", "ons_code,gss_code,name\nOLD,NEW,Hove\n"));
        assertThat(rows).containsExactly("2 NEW Hove");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text() throws Exception {
        read(file("seats.csv", "\uFEFFgss_code,name\r\nE1,Hove\r\n"));
        assertThat(rows).containsExactly("2 E1 Hove");
    }

    @Test
    void lines_are_counted_as_an_editor_counts_them() throws Exception {
        read(file("seats.csv", "gss_code,name\nE1,\"two\nlines\"\nE2,Hove\n"));
        assertThat(rows).containsExactly("2 E1 two\nlines", "4 E2 Hove");
    }

    @Test
    void an_absent_column_is_told_from_an_empty_cell() throws Exception {
        Path file = file("seats.csv", "gss_code,name,name_cy\nE1,Hove,\n");
        try (CsvTable table = CsvTable.open(file, COLUMNS)) {
            assertThat(table.has("name_cy")).isTrue();
            assertThat(table.has("start_date")).isFalse();
            assertThat(table.has("gss_code")).isTrue();
        }
    }

    @Test
    void a_row_with_a_fault_is_left_out_with_its_line_and_the_others_go_on() throws Exception {
        read(file("seats.csv", "gss_code,name,start_date\nE1,Hove,soon\nE2,,2024-05-31\nE3,Ayr,2024-05-31\nE4,a,,b\n"));
        assertThat(rows).containsExactly("4 E3 Ayr");
        assertThat(tally.listLeftOut())
                .containsExactly(
                        new Tally.LeftOut(
                                "seats.csv", 2, "its start_date is “soon”, which is no date such as 2024-07-04"),
                        new Tally.LeftOut("seats.csv", 3, "it has no name"),
                        new Tally.LeftOut("seats.csv", 5, "it has 4 fields, but the header 3"));
    }

    @Test
    void a_gzipped_file_and_a_file_in_a_zip_read_the_same() throws Exception {
        byte[] text = "gss_code,name\nE1,Hove\n".getBytes(StandardCharsets.UTF_8);
        read(Files.write(folder.resolve("seats.csv.gz"), gzip(text)));
        read(Files.write(folder.resolve("seats.zip"), zip(text, "readme.txt", "Data/seats.csv")));
        assertThat(rows).containsExactly("2 E1 Hove", "2 E1 Hove");
    }

    @Test
    void a_file_that_is_none_is_refused() throws Exception {
        refused(folder.resolve("gone.csv"), "gone.csv does not exist.");
        refused(Files.createDirectory(folder.resolve("seats")), "seats is a folder; name the file inside it.");
        refused(file("empty.csv", ""), "empty.csv is empty.");
        refused(file("blank.csv", "\n\n"), "blank.csv is empty.");
        refused(file("head.csv", "gss_code,name\n"), "head.csv has a header but no rows.");
    }

    @Test
    void a_wrong_header_is_told_with_what_stands_there() throws Exception {
        refused(
                file("seats.csv", "id,name\n1,Hove\n"),
                "seats.csv has no column gss_code or ons_code; it has id, name.");
        refused(file("seats.csv", "ons_code,name,name\n1,Hove,Hove\n"), "seats.csv has the column name twice.");
    }

    @Test
    void what_is_no_text_is_refused() throws Exception {
        refused(
                Files.write(folder.resolve("seats.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}),
                "seats.png is not UTF-8 text (line 1); save it as “CSV UTF-8”.");
        refused(
                file("seats.csv", "gss_code,name\nE1,\0\n"),
                "seats.csv is not a CSV file: there is a zero byte in line 2.");
        refused(
                Files.write(
                        folder.resolve("latin.csv"),
                        "gss_code,name\nE1,Hove\nW1,Ynys Môn\n".getBytes(StandardCharsets.ISO_8859_1)),
                "latin.csv is not UTF-8 text (line 3); save it as “CSV UTF-8”.");
        refused(
                Files.write(folder.resolve("seats.xlsx"), zip(new byte[9], "xl/workbook.xml")),
                "seats.xlsx is a zip without the CSV file that is looked for; import the CSV file itself.");
        refused(
                Files.write(folder.resolve("two.zip"), zip(new byte[9], "a.csv", "b.csv")),
                "two.zip is a zip with 2 CSV files; import the one that is meant.");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() throws Exception {
        refused(
                file("seats.csv", "gss_code,name,start_date\nE1,Hove,2024-05-31\nE2,Ay"),
                "seats.csv has 2 fields in line 3, but 3 in its header: it is cut off or damaged there.");
        refused(
                file("seats.csv", "gss_code,name,start_date\nE1,Hove,2024-05-31\nE2,Ayr,2024-05"),
                "seats.csv looks cut off: line 3, its last, has no end,"
                        + " and its start_date is “2024-05”, which is no date such as 2024-07-04.");
        refused(
                file("seats.csv", "gss_code,name,start_date\nE1,Hove,2024-05-31\nE2,Ayr,"),
                "seats.csv looks cut off: line 3, its last, has no end, and its last cell is empty.");
    }

    @Test
    void a_last_line_without_an_end_that_reads_well_is_taken_and_remarked_on() throws Exception {
        read(file("seats.csv", "gss_code,name\nE1,Hove"));
        assertThat(rows).containsExactly("2 E1 Hove");
        assertThat(tally.listRemarks()).hasSize(1);
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() throws Exception {
        String expected =
                "seats.csv has a quote that is never closed, or closed too early, in the row that begins on line 3.";
        refused(file("seats.csv", "gss_code,name\nE1,Hove\nE2,\"Ayr\nE3,Fife\n"), expected);
        refused(file("seats.csv", "gss_code,name\nE1,Hove\nE2,\"Ayr\n" + "E3,Fife\n".repeat(500_000)), expected);
        refused(file("seats.csv", "gss_code,name\nE1,Hove\nE2,\"Ayr\"shire\n"), expected);
    }

    @Test
    void a_compressed_file_that_is_cut_off_or_damaged_is_refused() throws Exception {
        byte[] text = "gss_code,name\n".concat("E1,Hove\n".repeat(5000)).getBytes(StandardCharsets.UTF_8);
        byte[] gzip = gzip(text);
        refusedMatching(
                Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(gzip, gzip.length / 2)),
                "a\\.csv\\.gz is cut off or damaged.*");
        refusedMatching(
                Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(gzip, 5)),
                "a\\.csv\\.gz is cut off or damaged.*");
        gzip[gzip.length - 6] ^= 1;
        refusedMatching(Files.write(folder.resolve("a.csv.gz"), gzip), "a\\.csv\\.gz is cut off or damaged.*");
        byte[] zip = zip(text, "a.csv");
        refusedMatching(
                Files.write(folder.resolve("a.zip"), Arrays.copyOf(zip, zip.length / 2)),
                "a\\.zip is cut off or damaged.*");
        zip[60] ^= 1;
        refusedMatching(Files.write(folder.resolve("a.zip"), zip), "a\\.zip .*");
    }

    @Test
    void asking_for_a_column_nobody_named_is_a_bug() throws Exception {
        Path file = file("seats.csv", "gss_code,name\nE1,Hove\n");
        try (CsvTable table = CsvTable.open(file, COLUMNS)) {
            assertThatThrownBy(() -> table.has("nmae")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void read(Path file) throws Exception {
        try (CsvTable table = CsvTable.open(file, COLUMNS)) {
            table.forEach(tally, row -> {
                if (row.find("start_date").isPresent()) {
                    row.date("start_date");
                }
                rows.add(row.line() + " " + row.get("gss_code") + " " + row.get("name"));
            });
        }
    }

    private void refused(Path file, String sentence) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(ImportRefused.class).hasMessage(sentence);
    }

    private void refusedMatching(Path file, String pattern) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(ImportRefused.class).hasMessageMatching(pattern);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] text, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text);
            }
        }
        return bytes.toByteArray();
    }
}
