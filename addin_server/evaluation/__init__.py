"""How well the rules agree with an editor: labelled drafts and titles in, precision and recall out."""

from addin_server.evaluation.files import read
from addin_server.evaluation.judge import Evaluation, evaluate
from addin_server.evaluation.labels import LabelError, Labelled
from addin_server.evaluation.show import show

__all__ = ["Evaluation", "LabelError", "Labelled", "evaluate", "read", "show"]
