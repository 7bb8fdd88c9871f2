"""Every reason for which a batch is turned away, by the name that its sender is told, in words for people."""

from server.errors import to_say

#: Name -> what happened. A reason that is not here is counted as ``OTHER``: labels stay few.
REASONS = {
    "size": to_say("The message was larger than 16 KB."),
    "malformed": to_say("The message was no batch of ours."),
    "conservation": to_say("Its seconds did not add up to the active time."),
    "exposure": to_say("Something was in view for longer than the visit was active."),
    "unknown_development": to_say("It named a development that is not served here."),
    "unknown_feature": to_say("It named a home or a place that the model does not have."),
    "unknown_stage": to_say("It named a stage that the model does not have."),
    "no_consent": to_say("No yes stood behind it."),
    "withdrawn": to_say("The yes had been taken back."),
    "paused": to_say("The buyer had paused the recording."),
    "erased": to_say("The buyer had erased everything."),
    "foreign": to_say("It came under somebody else's name."),
    "too_old": to_say("It began so long ago that it may have been stored and deleted since."),
    "rate": to_say("It came too soon after the one before; it will be sent again."),
    "overload": to_say("The server had too much to do; it will be sent again."),
}
OTHER = "other"

#: The same for what is turned away before any batch is read: sockets, and requests for how they come.
DOOR = {
    "handshake": to_say("A connection did not begin as browsers begin one."),
    "malformed": to_say("A connection said what no page of ours says."),
    "silent": to_say("A connection was opened and left."),
    "unread": to_say("A connection did not read its answers."),
    "frame": to_say("A connection broke the rules of its own kind."),
    "binary": to_say("A connection carried something other than text."),
    "size": to_say("A connection carried a message that was far too long."),
    "full": to_say("As many connections were open as the machine may have."),
    "buyer_full": to_say("One browser had too many connections open."),
    "address_full": to_say("Too many connections were open from one address."),
    "address_pace": to_say("Too many connections came at once from one address."),
    "yes_pace": to_say("Too many said yes at once from one address."),
    "post_pace": to_say("Too much was posted at once from one address."),
    "slow": to_say("A message came too slowly."),
}


def named(reason: str) -> str:
    """The name in ``reason``; what follows a colon is detail.

    >>> named("malformed: Expected `str`"), named("")
    ('malformed', '')
    """
    name = reason.partition(":")[0]
    return name if not name or name in REASONS else OTHER
