"""Words that look like denials and are none, in the notation of ``terms``."""

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
    no exception*
    without any exception*
    not inexhaust*
    not infinite
    not unlimited
    not endless
    not unimportant
    not insignificant
    not unaware
    not indifferent
    not impossible
    not unreasonable
    not unlikely
    not irrelevant
    not without
    not dispensable
    cannot content
    not content*
    not be content
    not satisfied with
    not stop at
    cannot stop at
    nothing is done
    nothing has been done
    so long as no
    so long as nothing
    as long as no
    as long as nothing
    only if no
    only where no
    only when no
    where no other
    if no other
    left behind
    no one is left
    not left behind
    no one behind
    nobody behind
    no country behind
    not excluding
    not forgetting
    not shy away
    never cease*
    never tire*
    whether or no
    cannot but
    not cease*
    not hesitate*
    no secret
    not to forget
    not to mention
    not least
    not the least
    no small
    no mean
    cannot replace
    cannot stand in
    cannot substitut*
    cannot make up for
    cannot take the place
    no substitute for
    not a substitute
    not replace ~ need
    cannot wait
    cannot await
    not be postponed
    not be deferred
    brooks no
    no time to lose
    not too late
    """.strip().split("\n")
)
