package org.centrallobby.letters.paper.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.letters.paper.PaperLetter;
import org.centrallobby.letters.paper.Press;
import org.centrallobby.letters.paper.Typeface;
import org.centrallobby.letters.web.Errands;
import org.centrallobby.letters.web.Errands.Known;
import org.centrallobby.letters.web.Errands.Lost;
import org.centrallobby.letters.web.Errands.WhichSeat;
import org.centrallobby.letters.web.WriteForm;
import org.centrallobby.letters.web.WritePages.View;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Makes a PDF of the words in a form. Nothing of them is kept, and no mail is sent. */
@Controller
class PaperPages {
    private static final int FEW_SIGNS = 8;
    private final Pages pages;
    private final Errands errands;
    private final Press press;
    private final Typeface face;
    private final InstantSource clock;

    PaperPages(Pages pages, Errands errands, Press press, Typeface face, InstantSource clock) {
        this.pages = pages;
        this.errands = errands;
        this.press = press;
        this.face = face;
        this.clock = clock;
    }

    @PostMapping({"/campaigns/{slug}/paper", "/motions/{session}/{number}/paper", "/write/{matter}/paper"})
    ResponseEntity<byte[]> print(HttpServletRequest request, HttpServletResponse response) {
        return switch (errands.find(WriteForm.of(request), request, response)) {
            case Known(View view) -> {
                Problems problems = problems(view);
                yield problems.any()
                        ? pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "letters/other-way.jte", view.with(problems))
                        : Pdf.download(press.print(letter(view)));
            }
            case WhichSeat which -> pages.show("letters/which-seat.jte", which);
            case Lost lost -> pages.show(HttpStatus.CONFLICT, "letters/keep.jte", lost.kept());
        };
    }

    private Problems problems(View view) {
        WriteForm form = view.form();
        Problems problems = form.problemsOnPaper(view.occasion());
        addMissing(problems, "topic", form.topicOf(view.occasion()));
        addMissing(problems, "text", form.letterText());
        addMissing(problems, "name", form.writer().name());
        addMissing(problems, "address", form.writer().address());
        return problems;
    }

    private void addMissing(Problems problems, String field, String text) {
        List<String> missing = face.listMissing(text);
        if (!missing.isEmpty()) {
            problems.add(
                    field,
                    words("paper.missing", String.join(" ", missing.subList(0, Math.min(FEW_SIGNS, missing.size())))));
        }
    }

    private PaperLetter letter(View view) {
        WriteForm form = view.form();
        return new PaperLetter(
                form.writer(),
                view.recipient().member().name(),
                LondonTime.today(clock),
                form.topicOf(view.occasion()),
                form.letterText());
    }
}
