"""Words at which the reach of a denial ends, in the notation of ``terms``."""

# They open a new thought, which a denial before them does not reach.
OPENING = tuple(
    """
    but
    and to
    while
    whereas
    however
    in order to
    in order that
    so as to
    so that
    with a view to
    thereby
    and instead
    instead
    and that
    as this
    because
    since
    and must
    and should
    and shall
    and may
    and that it
    """.strip().split("\n")
)

# They open a condition: "no draft before its effects are known" is for knowing them.
CONDITIONS = tuple(
    """
    until
    before it
    before its
    before they
    before their
    before the
    before any
    before all
    before each
    before every
    before these
    before those
    before he
    before she
    so long as
    as long as
    as soon as
    once it
    once its
    once they
    once their
    once the
    without first
    pending
    """.strip().split("\n")
)

# They begin a verb of their own, so that a predicate behind them is about something else.
NEW_VERB = ("that", "which", "who", "and", "where", "when", "if")

# They join what stands beside them.
JOINING = ("and", "as well as", "together with")
