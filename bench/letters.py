"""Constituents: each writes a letter over HTTP, follows the link in the mail that comes, and presses the button; every tenth
co-signs the joint letter instead.

letters.py FOLDER NUMBER: waits for FOLDER/port to name the site's port, and reads it again when the site is gone. In it
are left: relay (the port of this mail server), taken (seconds, recipient, Message-ID, the numbers of its writers or -), joint
(a line for each joint letter, written before its server's last word), confirmed (the numbers of those whose press of the button
was answered). A form or a press that gets no answer is sent again, as it is.
"""
import asyncio, csv, email, email.policy, html, random, re, sys, time, urllib.parse, uuid

folder, number = sys.argv[1], int(sys.argv[2])
at_once = int(sys.argv[3]) if len(sys.argv) > 3 else 24
SEATS = ["ZZ9 1AA"]
links, taken, confirmed = {}, open(f"{folder}/taken", "a", buffering=1), open(f"{folder}/confirmed", "a", buffering=1)
WRITER = re.compile(r"writer(\d+)@")
EVERY = 10


def writers(mail, recipient):
    """Of a letter who gets the answer; of a joint letter all in its file, by the numbers of their houses."""
    files = [part for part in mail.iter_attachments()]
    if files:
        rows = csv.reader(files[0].get_content().lstrip("\ufeff").splitlines())
        return ",".join(row[3].split()[0] for row in list(rows)[1:])
    of = WRITER.search(mail.get("Reply-To", "") or recipient)
    return of.group(1) if of else "-"


async def server(reader, writer):
    try:
        writer.write(b"220 sink.test ESMTP\r\n")
        recipient = ""
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                writer.write(b"250-sink.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
            elif verb == b"RCPT":
                recipient = line.decode().split("<")[1].split(">")[0]
                writer.write(b"250 2.1.5 ok\r\n")
            elif verb == b"DATA":
                writer.write(b"354 go on\r\n")
                await writer.drain()
                text = await reader.readuntil(b"\r\n.\r\n")
                mail = email.message_from_bytes(text, policy=email.policy.default)
                if next(mail.iter_attachments(), None):
                    open(f"{folder}/joint", "a").write(f"{mail['Message-ID']}\n")
                taken.write(f"{time.time():.3f} {recipient} {mail['Message-ID']} {writers(mail, recipient)}\n")
                to = WRITER.match(recipient)
                link = re.search(r"/confirm/([A-Za-z0-9_-]{27})", mail.get_body(("plain",)).get_content()) if to else None
                if link:
                    links.setdefault(int(to.group(1)), asyncio.get_running_loop().create_future())
                    if not links[int(to.group(1))].done():
                        links[int(to.group(1))].set_result(link.group(1))
                writer.write(b"250 2.0.0 taken\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 2.0.0 bye\r\n")
                break
            else:
                writer.write(b"250 2.0.0 ok\r\n")
            if not reader._buffer:
                await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


class Browser:
    """One connection, opened again when it is gone."""

    def __init__(self):
        self.cookies, self.pair = {}, None

    async def ask(self, method, path, network, form=None):
        body = urllib.parse.urlencode(form or {}).encode()
        while True:
            try:
                if not self.pair:
                    self.pair = await asyncio.open_connection("127.0.0.1", int(open(f"{folder}/port").read()))
                reader, writer = self.pair
                head = (f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {network}\r\n"
                        f"Cookie: {'; '.join(f'{k}={v}' for k, v in self.cookies.items())}\r\nContent-Length: {len(body)}\r\n"
                        "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
                writer.write(head.encode() + body)
                status = int((await reader.readline()).split()[1])
                length, chunked = 0, False
                while (line := (await reader.readline()).strip()):
                    name, _, value = line.decode().partition(":")
                    if name.lower() == "content-length": length = int(value)
                    if name.lower() == "transfer-encoding": chunked = True
                    if name.lower() == "set-cookie":
                        key, _, cookie = value.strip().split(";")[0].partition("=")
                        self.cookies[key] = cookie
                answer = b""
                if chunked:
                    while size := int(await reader.readline(), 16):
                        answer += (await reader.readexactly(size + 2))[:-2]
                    await reader.readline()
                elif length:
                    answer = await reader.readexactly(length)
                if status >= 500:
                    raise ConnectionError(status)
                return status, answer.decode(errors="replace")
            except (OSError, ValueError, IndexError, asyncio.IncompleteReadError):
                if self.pair:
                    self.pair[1].close()
                self.pair = None
                await asyncio.sleep(0.2)


def hidden(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return html.unescape(found.group(1)) if found else ""


async def constituent(i):
    browser = Browser()
    network = f"10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}"
    _, page = await browser.ask("GET", "/campaigns/safe-crossings/write", network)
    _, page = await browser.ask("GET", "/", network) if "_csrf" not in page else (0, page)
    random.seed(i)
    words = " ".join(random.choice("road light child school morning car fast stop wait bus winter dark rain bell".split()) for _ in range(60))
    form = {"_csrf": hidden(page, "_csrf"), "formId": str(uuid.UUID(int=random.getrandbits(128), version=4)), "name": f"Writer {'ABCDEFGHIJ'[i % 10]}",
            "address": f"{i} Mill Lane\nZed Bay", "postcode": SEATS[i % len(SEATS)], "email": f"writer{i}@writers{i % 7}.test",
            "text": f"Dear Member,\n\n{words}.\n\nYours", "consent": "yes"}
    path = "send"
    if i % EVERY == 0:
        path, form["text"] = "co-sign/send", words[:100] if i % (2 * EVERY) else ""
    status, page = await browser.ask("POST", f"/campaigns/safe-crossings/{path}", network, form)
    if status != 303:
        raise SystemExit(f"letters: a letter was answered with {status}: " + re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", page))[:400])
    links.setdefault(i, asyncio.get_running_loop().create_future())
    token = await links[i]
    while True:
        _, page = await browser.ask("GET", f"/confirm/{token}", network)
        status, page = await browser.ask("POST", f"/confirm/{token}", network, {"_csrf": hidden(page, "_csrf") or form["_csrf"], "seen": hidden(page, "seen")})
        if status == 303:
            break
        await asyncio.sleep(0.2)
    confirmed.write(f"{i}\n")
    if browser.pair:
        browser.pair[1].close()


async def main():
    relay = await asyncio.start_server(server, "127.0.0.1", 0, limit=1 << 22)
    open(f"{folder}/relay", "w").write(str(relay.sockets[0].getsockname()[1]))
    while True:
        try:
            int(open(f"{folder}/port").read())
            break
        except (OSError, ValueError):
            await asyncio.sleep(0.2)
    door = asyncio.Semaphore(at_once)

    async def enter(i):
        async with door:
            await constituent(i)

    await asyncio.gather(*(enter(i) for i in range(number)))
    open(f"{folder}/written", "w").write("all\n")
    await asyncio.Event().wait()


asyncio.run(main())
