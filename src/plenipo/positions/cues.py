"""Words by which a text denies or resists what it names, in the notation of ``terms``."""

# They deny what follows up to the next comma.
PREPOSITIONS = tuple(
    """
    without
    instead of
    rather than
    in place of
    other than
    outside
    free from
    free of
    away from
    absence of
    lack of
    unless
    beyond
    notwithstanding
    """.strip().split("\n")
)

# They deny what follows to the next comma that does not continue a list. Several of ABSENT deny once together.
ABSENT = frozenset({"no", "nor", "neither", "nobody", "none", "nothing"})
PLAIN = ("not", "no", "nor", "neither", "never", "nothing", "cannot", "nobody", "none")
CONTINUING = frozenset({"or", "nor", "to", "and", "any", "however", "either"})

# They deny what follows to the end of the clause.
DENYING = tuple(
    """
    refrain*
    abstain*
    desist*
    cease*
    ceasing
    stop*
    reject*
    declin*
    discontinu*
    terminat*
    bring* ~ to an end
    put* an end
    end the
    end any
    end all
    ending
    suspend*
    abolish*
    disband*
    dissolv*
    withdraw*
    exclud*
    prohibit
    prohibits
    prohibiting
    prohibition of
    ban
    banning
    forbid*
    deny*
    delete
    deleting
    remov*
    dismantl*
    phase out
    phasing out
    halt*
    drop
    abandon*
    leav* aside
    forgo*
    divert* ~ from
    diverts
    diverting
    diverted
    conclude the
    concluding the
    close down
    closing down
    wind up
    winding up
    wound up
    scrap*
    strik* out
    repeal*
    revok*
    unable to
    failure to
    fail to
    fails to
    failed to
    little
    """.strip().split("\n")
)

# They resist what follows directly: up to the next comma or "and".
RESISTING = tuple(
    """
    avoid*
    prevent*
    oppos*
    resist*
    combat*
    counter
    countering
    fight
    fighting
    against
    restrict*
    narrow*
    undermin*
    hamper*
    hinder*
    imped*
    weaken*
    erod*
    diminish*
    curtail*
    harm
    harming
    harmful to
    harmed
    jeopardi*
    threaten*
    endanger*
    eliminat*
    discourag*
    """.strip().split("\n")
)

# They look like denials and are none.
NOT_DENYING = tuple(
    """
    not only
    not limited to
    not just
    not merely
    whether or not
    or not
    no later
    not later
    no less
    not less
    no fewer
    no more
    not more
    without prejudice
    without delay
    without interruption
    without discrimination
    without exception
    not yet
    against the background
    not fewer
    non stop
    no doubt
    without access
    no access
    no coast*
    without a coast*
    without coast*
    without service*
    no service*
    not connected
    not served
    no network*
    without network*
    no connection*
    without connection*
    without electricity
    no electricity
    not in membership
    not member*
    not longer than
    no longer than
    not exceeding
    without time limit*
    without password*
    without a password
    without cost*
    without charge*
    no cost*
    no fee*
    without fee*
    without any fee*
    cannot afford
    who cannot
    not hold* membership
    without any need of
    without need of
    not at the expense
    not contrary
    no matter
    not one of
    without means
    not to be impair*
    not to be infring*
    not to be violat*
    not to be undermin*
    not to be weaken*
    not to be jeopard*
    not to be hamper*
    not to be hinder*
    not to be restrict*
    not to be limited
    not to be reduc*
    not to be diminish*
    not to be curtail*
    not to be delay*
    not to be neglect*
    not to be forgotten
    not be impair*
    not be infring*
    not be violat*
    not be undermin*
    not be weaken*
    not be jeopard*
    not be hamper*
    not be hinder*
    not be restrict*
    not be limited
    not be reduc*
    not be diminish*
    not be curtail*
    not be delay*
    not be neglect*
    not be forgotten
    work is complete
    whose work is
    or reject*
    or rejecting
    bodies other than
    entities other than
    persons other than
    body other than
    entity other than
    without observers
    a little
    against one another
    against each other
    against the other
    have none
    has none
    had none
    never taught
    never used
    without waiting
    without awaiting
    not wait*
    """.strip().split("\n")
)

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
    until
    before it
    before its
    before they
    before their
    before the
    """.strip().split("\n")
)

# They deny what stands directly before them.
AT_ONCE = tuple(
    """
    not
    never
    nowhere
    no longer
    """.strip().split("\n")
)

# They deny what stands before them in the same part of the clause.
PREDICATES = tuple(
    """
    shall not
    should not
    must not
    may not
    will not
    would not
    is not
    are not
    was not
    were not
    has not
    have not
    cannot
    need not
    does not
    do not
    no longer
    lie* outside
    lay outside
    fall* outside
    remain* outside
    stay* outside
    is outside
    are outside
    lie* beyond
    go* beyond
    fall* beyond
    is beyond
    are beyond
    be avoided
    be prevented
    be discontinued
    be ceased
    be suspended
    be rejected
    be terminated
    be abolished
    be excluded
    be resisted
    be discouraged
    be deleted
    be removed
    be disbanded
    be left aside
    is left to
    are left to
    is for other*
    lapse*
    held as lapsed
    ended
    expire*
    be left to other*
    be restricted
    be closed
    be impair*
    be infring*
    be violat*
    be undermin*
    be weaken*
    be jeopard*
    be hamper*
    be hinder*
    be reduc*
    be diverted
    taken up by
    be given up
    be dropped
    be wound up
    be replac*
    be left to
    belong* to
    belong* elsewhere
    does not belong
    notwithstanding
    is unnecessary
    is undesirable
    would be divisive
    would divert
    would take
    would drain
    would undermine
    would harm
    would put
    would be premature
    is premature
    has ended
    have ended
    came to an end
    come* to an end
    is at an end
    has been completed
    have been completed
    would set
    would split
    be withdrawn
    be denied
    be refused
    be curtail*
    prove* insufficient
    is inadequate
    are inadequate
    have failed
    has failed
    is insufficient
    are insufficient
    be withheld
    would absorb
    would consume
    would cost
    would swallow
    would tie up
    would leave ~ split
    would end without
    prove divisive
    be divisive
    would prove
    absorb* ~ resource*
    absorb* ~ fund*
    remain* unclear
    is lacking
    are lacking
    in vain
    of no use
    open to question
    serve* no purpose
    """.strip().split("\n")
)

# They begin a verb of their own, so that a predicate behind them is about something else.
NEW_VERB = ("that", "which", "who", "and", "where", "when", "if")
