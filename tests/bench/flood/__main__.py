"""``python -m tests.bench.flood``: reads a Flood as JSON, and prints the Tide."""

import asyncio
import sys
import time
from functools import partial

import msgspec

from tests.bench.flood.client import Client, Sea
from tests.bench.flood.tide import Flood, Tide
from tests.bench.flood.words import Words
from tests.bench.table import percentile

#: Sockets that open at once, and seconds that they may take.
OPENING, PATIENCE_S = 50, 60.0
#: Seconds for what is still under way at the end.
FAREWELL_S = 30.0


async def run(flood: Flood) -> Tide:
    """Open all sockets, send, and count."""
    sea = Sea(flood, Words(flood))
    clients = await _opened(sea)
    sea.begins = time.perf_counter() + flood.warm
    sea.ends = sea.begins + flood.seconds
    held_back = 0
    if flood.pace:
        turns = (_at_their_pace(sea, one, number) for number, one in enumerate(clients))
        held_back = sum(await asyncio.gather(*turns))
    else:
        for client in clients:
            client.send()
        await asyncio.sleep(flood.warm + flood.seconds)
    sea.over = True
    until = time.perf_counter() + FAREWELL_S
    while any(one.waiting for one in clients) and time.perf_counter() < until:
        await asyncio.sleep(0.05)
    unanswered = sum(one.waiting for one in clients)
    for client in clients:
        client.close()
    times = [1000 * one for one in sea.times] or [float("nan")]
    return Tide(
        sent=sea.sent,
        answers=dict(sea.answers),
        unanswered=unanswered,
        held_back=held_back,
        rate=len(sea.times) / flood.seconds,
        p50=percentile(times, 0.5),
        p99=percentile(times, 0.99),
        worst=max(times),
    )


async def _opened(sea: Sea) -> list[Client]:
    flood, loop = sea.flood, asyncio.get_running_loop()
    clients: list[Client] = []
    while len(clients) < flood.clients:
        for number in range(len(clients), min(flood.clients, len(clients) + OPENING)):
            client = Client(sea, flood.buyers[number % len(flood.buyers)])
            await loop.create_connection(partial(_itself, client), "127.0.0.1", flood.port)
            clients.append(client)
        while sea.welcomed < len(clients):
            sea.came.clear()
            await asyncio.wait_for(sea.came.wait(), PATIENCE_S)
    return clients


def _itself(client: Client) -> Client:
    return client


async def _at_their_pace(sea: Sea, client: Client, number: int) -> int:
    """A batch every so often, from a moment of each buyer's own; how often the last was not answered yet."""
    flood, held_back = sea.flood, 0
    at = time.perf_counter() + flood.pace * number / flood.clients
    while at < sea.ends:
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        if client.waiting:
            held_back += 1
        else:
            client.send()
        at += flood.pace
    return held_back


if __name__ == "__main__":
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Flood)
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(run(asked))))
