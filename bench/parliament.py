#!/usr/bin/env python3
"""An invented Early Day Motions API of full size, in the shapes of Parliament's: parliament.py SESSIONS.csv MOTIONS

Motions and the names on them are drawn from a fixed seed as they are asked for, so the same every time and in no memory.
Prints its port. Each House of 650 is invented; so is every name."""
import csv
import datetime
import json
import random
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TODAY = datetime.date.today().isoformat()
with open(sys.argv[1], encoding="utf-8-sig") as file:
    SESSIONS = [(row["start_date"], row["end_date"] or TODAY) for row in csv.DictReader(file) if row["start_date"] > "1989"]
COUNT = int(sys.argv[2])
WORDS = "care railways hospital inquiry pensions farming schools rivers museums housing energy".split()


def days(session):
    start, end = (datetime.date.fromisoformat(day) for day in session)
    return start, max(1, (end - start).days)


# Motions lie evenly over the sessions by their length.
TOTAL = sum(days(session)[1] for session in SESSIONS)
MOTIONS = []
for place, session in enumerate(SESSIONS):
    first, length = days(session)
    number = COUNT * length // TOTAL
    MOTIONS += [(place, n + 1, (first + datetime.timedelta(days=n * length // number)).isoformat()) for n in range(number)]


def person(session, seat):
    mnis = 100_000 + (session // 3) * 1_000 + seat
    return {"MnisId": mnis, "PimsId": None, "Name": f"Invented Member {mnis}", "ListAs": f"Member {mnis}, Invented",
            "Constituency": f"Seat {seat}", "Status": "Active", "Party": f"Party {seat % 7}", "PartyId": seat % 7,
            "PartyColour": "808080", "PhotoUrl": None}


def motion(index, detail):
    session, number, day = MOTIONS[index]
    draw = random.Random(index)
    seats = draw.sample(range(650), min(1 + int(draw.expovariate(1 / 33.5)), 400))
    about = " and ".join(draw.sample(WORDS, 2))
    first = person(session, seats[0])
    told = {"Id": 500_000 + index, "Status": 1 if index % 97 == 0 else 0, "StatusDate": day + "T00:00:00",
            "MemberId": first["MnisId"], "PrimarySponsor": first, "Title": f"{about.upper()} ({number})",
            "MotionText": f"That this House notes what has been said of {about}; " + " ".join(draw.choices(WORDS, k=60)) + ".",
            "AmendmentToMotionId": None, "UIN": number, "AmendmentSuffix": None, "DateTabled": day + "T00:00:00",
            "PrayingAgainstNegativeStatutoryInstrumentId": None, "StatutoryInstrumentNumber": None,
            "StatutoryInstrumentYear": None, "StatutoryInstrumentTitle": None, "UINWithAmendmentSuffix": str(number),
            "SponsorsCount": len(seats)}
    if detail:
        told["Sponsors"] = [{"Id": index * 1000 + place, "MemberId": 0, "Member": person(session, seat),
                             "SponsoringOrder": place + 1, "CreatedWhen": day + "T12:00:00", "IsWithdrawn": False,
                             "WithdrawnDate": None} for place, seat in enumerate(seats)]
        told["Amendments"] = []
    return told


class Api(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 16

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        address = urlsplit(self.path)
        one = re.fullmatch(r"/EarlyDayMotion/(\d+)", address.path)
        if one:
            index = int(one[1]) - 500_000
            known = 0 <= index < len(MOTIONS)
            return self.reply(motion(index, True) if known else None, None, 200 if known else 404)
        if address.path == "/EarlyDayMotions/list":
            asked = {key.removeprefix("parameters."): values[-1] for key, values in parse_qs(address.query).items()}
            since, until = asked.get("tabledStartDate", ""), asked.get("tabledEndDate", "9")
            found = [index for index, (_, _, day) in enumerate(MOTIONS) if since <= day <= until]
            if asked.get("orderBy", "DateTabledDesc").endswith("Desc"):
                found.reverse()
            skip, take = int(asked.get("skip", 0)), min(100, int(asked.get("take", 25)))
            paging = {"Skip": skip, "Take": take, "Total": len(found), "StatusCounts": []}
            return self.reply([motion(index, False) for index in found[skip:skip + take]], paging, 200)
        return self.reply(None, None, 404)

    def reply(self, response, paging, status):
        body = json.dumps({"PagingInfo": paging, "StatusCode": status, "Success": status == 200, "Errors": [],
                           "Response": response}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request, client_address):
        # Whoever asks is killed in the midst of it, on purpose.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


server = Server(("127.0.0.1", 0), Api)
print(server.server_address[1], flush=True)
server.serve_forever()
