"""A crowd of made buyers: drawn from one seed, spread over the simulated period, a thread each."""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from random import Random

from server.simulation.buyer import MadeBuyer
from server.simulation.clock import Clock
from server.simulation.door import Door
from server.simulation.plan import plan_visits
from server.simulation.scene import Scene
from server.simulation.taste import draw_taste
from server.simulation.told import Told

#: How long a made buyer knocks at a server that went away, s; long enough for a restart.
PATIENCE_S = 120.0
#: How often the caller hears how far things are, s.
_TELLING_S = 0.25


def make_crowd(
    url: str, scene: Scene, clock: Clock, *, buyers: int, seed: int, stop: threading.Event
) -> list[MadeBuyer]:
    """The crowd of a ``seed``: the same tastes and the same intentions each time."""
    crowd = []
    for number in range(1, buyers + 1):
        chance = Random(f"{seed}:{number}")  # noqa: S311 - a made buyer's whims are no secret
        taste = draw_taste(scene, chance)
        crowd.append(
            MadeBuyer(
                number=number,
                door=Door(url),
                scene=scene,
                taste=taste,
                chance=chance,
                clock=clock,
                visits=plan_visits(chance, clock.length_ms),
                patience_s=PATIENCE_S,
                stop=stop,
                told=Told(number, list(taste.liked), taste.suited(scene)),
            )
        )
    return crowd


def let_live(crowd: list[MadeBuyer], stop: threading.Event, telling: Callable[[int], None]) -> None:
    """Run the crowd to its end; ``telling`` hears how many are done. Ctrl-C sets ``stop``, which ends all."""
    with ThreadPoolExecutor(max_workers=len(crowd), thread_name_prefix="buyer") as threads:
        lives = [threads.submit(buyer.live) for buyer in crowd]
        try:
            while wait(lives, _TELLING_S, FIRST_EXCEPTION).not_done:
                telling(sum(life.done() for life in lives))
                for life in filter(lambda one: one.done(), lives):
                    life.result()
            for life in lives:
                life.result()
        except BaseException:
            stop.set()
            raise
    telling(len(lives))
