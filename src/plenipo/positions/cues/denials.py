"""Words that deny or resist what they name, in the notation of ``terms``, by how far they reach."""

# They deny what follows up to the next comma.
PREPOSITIONS = tuple(
    """
    without
    instead of
    rather than
    in place of
    other than
    outside
    away from
    unless
    beyond
    notwithstanding
    """.strip().split("\n")
)

# So do these; in a preamble they deplore that it is not there.
LACKING = tuple(
    """
    absence of
    lack of
    free from
    free of
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
    postpon*
    defer
    deferring
    deferral of
    adjourn*
    shelve
    shelving
    freez*
    dispens* with
    do away with
    doing away with
    renounc*
    relinquish*
    disregard*
    ignor*
    neglect*
    hand back
    send back
    sending back
    turn away
    shut out
    shutting out
    keep out
    keeping out
    veto*
    disapprov*
    condemn*
    deplor*
    regret
    regrets
    regretting
    regrettabl*
    with regret
    caution* against
    warn* against
    """.strip().split("\n")
)

# So do these; in a preamble they deplore that it does not come about.
FAILING = tuple(
    """
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
    curtail*
    eliminat*
    """.strip().split("\n")
)

# They harm what follows directly. Where a text describes such harm, it speaks for what is harmed.
HARMING = tuple(
    """
    undermin*
    hamper*
    hinder*
    imped*
    weaken*
    erod*
    diminish*
    harm
    harming
    harmful to
    harmed
    jeopardi*
    threaten*
    endanger*
    discourag*
    """.strip().split("\n")
)
