"""``python -m tests.server.crowd URL SENDERS``: pages that send each batch until it is acknowledged.

A process of its own, so that a killed server breaks real sockets. It prints a line for each fact: ``stored
ID`` when a page was told so, ``again ID`` when it had to send anew, ``odd RECEIPT`` for any other answer;
and it ends when its standard input does.
"""

import sys
import threading

from server.ids import new_id
from server.simulation.door import Door, Line, LostError
from server.store.instants import now_ms
from server.wire import Batch, Row
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT, yes

#: Batches of one visit; a batch of one row costs one of the hundred that a visit may send at once.
BATCHES_A_VISIT = 60
#: When all visits began: the same in every repeat of a batch.
BEGAN = now_ms() - 60_000
#: What each batch gives to the unit, ms.
ATTENTION_MS = 20


def tell(*words: object) -> None:
    """One line, whole, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def page(url: str, stop: threading.Event) -> None:
    """One buyer: agrees, then sends until ``stop``, whatever breaks."""
    door = Door(url)
    consent, number, visit, sent = door.consent(yes()), 0, new_id(), ""
    while not stop.is_set():
        try:
            line = Line(door, on_suggestion=lambda _: None)
        except LostError:
            stop.wait(0.05)  # the server is away; knock again
            continue
        try:
            while not stop.is_set():
                if number % BATCHES_A_VISIT == 0 and not sent:
                    visit = new_id()
                if sent:
                    tell("again", sent)
                sent = sent or new_id()
                receipt = line.send(batch(sent, visit, consent, number % BATCHES_A_VISIT))
                if receipt.state in ("stored", "repeat"):
                    tell("stored", receipt.id)
                    sent, number = "", number + 1
                else:
                    tell("odd", receipt)
                    stop.wait(receipt.retry_after / 1000)
        except LostError:
            line.close()
    line.close()


def batch(name: str, visit: str, consent: str, seq: int) -> Batch:
    """The batch called ``name``: the same in every repeat."""
    return Batch(
        id=name, visit=visit, development=PLACE, consent=consent, seq=seq,
        began=BEGAN + 30 * seq, offset=0, active=ATTENTION_MS + 10, background=10,
        rows=[Row(UNIT, STAGE, ATTENTION_MS, ATTENTION_MS + 10)],
    )  # fmt: skip


def main(url: str, senders: int) -> None:
    """Let ``senders`` pages send side by side until standard input ends."""
    stop = threading.Event()
    threads = [threading.Thread(target=page, args=(url, stop)) for _ in range(senders)]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    stop.set()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
