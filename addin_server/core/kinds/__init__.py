"""The kinds of rules: one file each. A new kind is reviewed code; everything else about rules is data."""

from addin_server.core.kinds.absent import Absent
from addin_server.core.kinds.carried import Carried
from addin_server.core.kinds.claim import Claim
from addin_server.core.kinds.echo import Echo
from addin_server.core.kinds.elsewhere import Elsewhere
from addin_server.core.kinds.explained import Explained
from addin_server.core.kinds.fit import Fit
from addin_server.core.kinds.genre import OtherGenre
from addin_server.core.kinds.home import Home
from addin_server.core.kinds.length import Length
from addin_server.core.kinds.levels import Levels
from addin_server.core.kinds.mixed import Mixed
from addin_server.core.kinds.opening import Opening
from addin_server.core.kinds.pairs import Pairs
from addin_server.core.kinds.pattern import Pattern
from addin_server.core.kinds.people import People
from addin_server.core.kinds.promise import Promise
from addin_server.core.kinds.proof import Proof
from addin_server.core.kinds.question import Question
from addin_server.core.kinds.rate import Rate
from addin_server.core.kinds.reckon import Reckon
from addin_server.core.kinds.renamed import Renamed
from addin_server.core.kinds.replace import Replace
from addin_server.core.kinds.residue import Residue
from addin_server.core.kinds.sequence import Sequence
from addin_server.core.kinds.share import Share
from addin_server.core.kinds.stale import Stale
from addin_server.core.kinds.terms import Terms
from addin_server.core.kinds.thin import Thin
from addin_server.core.kinds.variants import Variants

AnyRule = (
    Absent
    | Carried
    | Claim
    | Echo
    | Elsewhere
    | Explained
    | Fit
    | Home
    | Length
    | Levels
    | Mixed
    | Opening
    | OtherGenre
    | Pairs
    | Pattern
    | People
    | Promise
    | Proof
    | Question
    | Rate
    | Reckon
    | Renamed
    | Replace
    | Residue
    | Sequence
    | Share
    | Stale
    | Terms
    | Thin
    | Variants
)
"""The union a rule file is decoded into, told apart by its `kind`."""
