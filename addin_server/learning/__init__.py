"""Learns the weights of the reading from labelled material. Only here is scikit-learn used, and only when asked."""

from addin_server.learning.fit import LearningUnavailableError
from addin_server.learning.material import Corpus, TextVerdict, Verdict, load
from addin_server.learning.measure import held_out, measure, table
from addin_server.learning.rule_examples import with_examples
from addin_server.learning.train import agreed, agreed_topic, models_of, train
from addin_server.learning.write import write

__all__ = [
    "Corpus",
    "LearningUnavailableError",
    "TextVerdict",
    "Verdict",
    "agreed",
    "agreed_topic",
    "held_out",
    "load",
    "measure",
    "models_of",
    "table",
    "train",
    "with_examples",
    "write",
]
