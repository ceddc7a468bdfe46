"""Predicates that deny what stands before them, in the notation of ``terms``."""

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
