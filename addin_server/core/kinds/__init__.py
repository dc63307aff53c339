"""The kinds of rules: one file each. A new kind is reviewed code; everything else about rules is data."""

from addin_server.core.kinds.absent import Absent
from addin_server.core.kinds.claim import Claim
from addin_server.core.kinds.echo import Echo
from addin_server.core.kinds.elsewhere import Elsewhere
from addin_server.core.kinds.fit import Fit
from addin_server.core.kinds.genre import OtherGenre
from addin_server.core.kinds.length import Length
from addin_server.core.kinds.opening import Opening
from addin_server.core.kinds.pattern import Pattern
from addin_server.core.kinds.question import Question
from addin_server.core.kinds.rate import Rate
from addin_server.core.kinds.residue import Residue
from addin_server.core.kinds.share import Share
from addin_server.core.kinds.terms import Terms

AnyRule = (
    Absent
    | Claim
    | Echo
    | Elsewhere
    | Fit
    | Length
    | Opening
    | OtherGenre
    | Pattern
    | Question
    | Rate
    | Residue
    | Share
    | Terms
)
"""The union a rule file is decoded into, told apart by its `kind`."""
