"""What the program was doing while it sent mail: samples of the JDK's recorder, by what stands highest in the stack."""
import re
import sys

KINDS = [
    ("signing", r"MailSigner|DkimSign|utils\.mail\.dkim|java\.security\.Signature|conscrypt|corretto"),
    ("MIME", r"mail\.mime\.|jakarta\.mail\.internet|Printer|mail\.body"),
    ("ledger", r"org\.postgresql|zaxxer|Recorder|Claims|Stock\.|JdbcClient|org\.springframework\.jdbc"),
    ("the wire", r"RelayLine|SmtpCarrier|angus\.mail\.smtp|SMTPTransport"),
]
counts = {}
for sample in sys.stdin.read().split("jdk.")[1:]:
    stack = sample[sample.find("stackTrace"):]
    if "mail.sending" not in stack and "mail.carriers" not in stack and "postgresql" not in stack:
        continue
    native = sample.startswith("NativeMethodSample")
    kind = next((name for name, frames in KINDS if re.search(frames, stack)), "other work")
    counts.setdefault(kind, [0, 0])[native] += 1
work = sum(c[0] for c in counts.values())
if not work:
    sys.exit("shares: the recording holds no sample of mail being sent")
print("mail: shares of the program's own work: " + ", ".join(
    f"{name} {100 * c[0] / work:.0f} %" for name, c in sorted(counts.items(), key=lambda entry: -entry[1][0])))
