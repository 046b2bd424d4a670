"""A mail server that takes what it is told to take and writes down each message it took: seconds, recipient, Message-ID.

sink.py LOG MODE-FILE: prints its port. The mode file says how it behaves, and is read again ten times a second:
normal; away (nobody answers the door); busy (one in fifty is put off with 451); hangup (one in fifty gets no answer after
its whole text, taken or not); third (every third subscriber is refused).
"""
import asyncio, random, re, sys, time

log = open(sys.argv[1], "a", buffering=1)
mode = "normal"
server = None
port = 0
RECIPIENT = re.compile(rb"<([^>]*)>")
NUMBER = re.compile(r"subscriber(\d+)@")
MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)\r?$", re.M | re.I)


async def talk(reader, writer):
    try:
        writer.write(b"220 sink.test ESMTP\r\n")
        recipient, refused = "", None
        while True:
            line = await reader.readline()
            if not line:
                break
            verb = line[:4].upper()
            if verb == b"EHLO":
                writer.write(b"250-sink.test\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
            elif verb == b"RCPT":
                recipient, refused = RECIPIENT.search(line).group(1).decode(), None
                number = NUMBER.search(recipient)
                if mode == "third" and number and int(number.group(1)) % 3 == 0:
                    refused = b"550 5.1.1 no such subscriber\r\n"
                elif mode == "busy" and random.random() < 0.02:
                    refused = b"451 4.7.1 try again later\r\n"
                writer.write(refused or b"250 2.1.5 ok\r\n")
            elif verb == b"DATA":
                if refused:
                    writer.write(b"503 5.5.1 nobody to send to\r\n")
                    continue
                writer.write(b"354 go on\r\n")
                await writer.drain()
                text = await reader.readuntil(b"\r\n.\r\n")
                hang_up = mode == "hangup" and random.random() < 0.02
                if not hang_up or random.random() < 0.5:
                    log.write(f"{time.time():.3f} {recipient} {MESSAGE_ID.search(text).group(1).decode()}\n")
                if hang_up:
                    break
                writer.write(b"250 2.0.0 taken\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 2.0.0 bye\r\n")
                break
            else:
                writer.write(b"250 2.0.0 ok\r\n")
            if mode == "away":
                break
            if not reader._buffer:
                await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def main():
    global mode, server, port
    server = await asyncio.start_server(talk, "127.0.0.1", 0, limit=1 << 20)
    port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    while True:
        await asyncio.sleep(0.1)
        mode = open(sys.argv[2]).read().strip() or mode
        if mode == "away" and server:
            server.close()
            server = None
        elif mode != "away" and not server:
            server = await asyncio.start_server(talk, "127.0.0.1", port, limit=1 << 20, reuse_address=True)


asyncio.run(main())
