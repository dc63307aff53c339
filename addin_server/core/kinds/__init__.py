"""The kinds of rules: one file each. A new kind is reviewed code; everything else about rules is data."""

from addin_server.core.checks.arithmetic import Arithmetic
from addin_server.core.checks.dropped_items import DroppedItems
from addin_server.core.checks.flat_body import FlatBody
from addin_server.core.checks.lead_body_match import LeadBodyMatch
from addin_server.core.checks.list_count import ListCount
from addin_server.core.checks.mixed_terms import MixedTerms
from addin_server.core.checks.no_specifics import NoSpecifics
from addin_server.core.checks.office_holders import OfficeHolders
from addin_server.core.checks.paired_punctuation import PairedPunctuation
from addin_server.core.checks.renamed import Renamed
from addin_server.core.checks.sequence import Sequence
from addin_server.core.checks.stale import Stale
from addin_server.core.checks.stopword_title import StopwordTitle
from addin_server.core.checks.title_body_match import TitleBodyMatch
from addin_server.core.checks.unexplained_name import UnexplainedName
from addin_server.core.checks.unit_mismatch import UnitMismatch
from addin_server.core.checks.variants import Variants
from addin_server.core.kinds.absent import Absent
from addin_server.core.kinds.claim import Claim
from addin_server.core.kinds.elsewhere import Elsewhere
from addin_server.core.kinds.genre import OtherGenre
from addin_server.core.kinds.length import Length
from addin_server.core.kinds.opening import Opening
from addin_server.core.kinds.pattern import Pattern
from addin_server.core.kinds.proof import Proof
from addin_server.core.kinds.question import Question
from addin_server.core.kinds.rate import Rate
from addin_server.core.kinds.replace import Replace
from addin_server.core.kinds.share import Share
from addin_server.core.kinds.terms import Terms

AnyRule = (
    Absent
    | DroppedItems
    | Claim
    | LeadBodyMatch
    | Elsewhere
    | UnexplainedName
    | TitleBodyMatch
    | UnitMismatch
    | Length
    | FlatBody
    | MixedTerms
    | Opening
    | OtherGenre
    | PairedPunctuation
    | Pattern
    | OfficeHolders
    | ListCount
    | Proof
    | Question
    | Rate
    | Arithmetic
    | Renamed
    | Replace
    | StopwordTitle
    | Sequence
    | Share
    | Stale
    | Terms
    | NoSpecifics
    | Variants
)
"""The union a rule file is decoded into, told apart by its `kind`."""
