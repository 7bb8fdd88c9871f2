"""Who is here: as long as one of their windows is open, and never after they were forgotten."""

from server.presence import Here, Presence


def test_a_buyer_with_two_windows_is_here_until_the_second_closes() -> None:
    presence = Presence()
    assert presence.came("s1", "ada", "place")
    assert not presence.came("s2", "ada", "place")
    assert not presence.came("s2", "ada", "elsewhere")  # the same window says hello again
    assert presence.went("s1") is None
    assert presence.online("ada")
    assert presence.went("s2") == Here("ada", "elsewhere")
    assert not presence.online("ada")
    assert presence.went("s2") is None


def test_a_forgotten_buyer_is_gone_though_their_windows_are_open() -> None:
    presence = Presence()
    presence.came("s1", "ada", "place")
    presence.came("s2", "bob", "place")
    presence.forget("ada")
    assert presence.buyers() == {"bob"}
    assert presence.here("s1") is None
    assert presence.went("s1") is None
