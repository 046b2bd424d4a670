package org.centrallobby.letters.paper.web;

import static org.centrallobby.letters.LetterState.FAILED;
import static org.centrallobby.letters.LetterState.RETURNED;
import static org.centrallobby.letters.LetterState.UNCONFIRMED;

import java.time.InstantSource;
import java.util.Set;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterState;
import org.centrallobby.letters.LetterText;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.joint.JointWordings;
import org.centrallobby.letters.paper.PaperLetter;
import org.centrallobby.letters.paper.Press;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** A letter that did not arrive, as a PDF for the post, behind the link that its writer has by mail. */
@Controller
class SentBackPages {
    private static final Set<LetterState> NOT_ARRIVED = Set.of(UNCONFIRMED, RETURNED, FAILED);
    private final Letters letters;
    private final Members members;
    private final Press press;
    private final JointWordings wordings;
    private final InstantSource clock;

    SentBackPages(Letters letters, Members members, Press press, JointWordings wordings, InstantSource clock) {
        this.letters = letters;
        this.members = members;
        this.press = press;
        this.wordings = wordings;
        this.clock = clock;
    }

    @PostMapping("/confirm/{token}/paper")
    ResponseEntity<byte[]> print(@PathVariable String token) {
        Letter letter = letters.findByToken(token)
                .filter(found -> NOT_ARRIVED.contains(found.state()))
                .orElseThrow(SentBackPages::missing);
        LetterText text = letters.findText(letter.id()).orElseThrow(SentBackPages::missing);
        Member member = members.findMember(letter.memberId()).orElseThrow(SentBackPages::missing);
        return Pdf.download(press.print(new PaperLetter(
                text.writer(),
                member.name(),
                LondonTime.today(clock),
                text.topic(),
                wordings.textOf(letter, text, member.name()))));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
