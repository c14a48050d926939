"""The name model's network as it is trained, and as the product computes it."""

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import fix_random_seed

from checker.text import gazetteer
from checker.text.entity_encoder import Encoder
from models.recipe import network

WORDS = ["Tack", "Hodan", "på", "kirurgen", "!"]


@pytest.fixture(scope="module")
def doc():
    doc = Doc(Vocab(), words=WORDS)
    chance = np.random.default_rng(1)
    doc.user_data[gazetteer.KEY] = chance.integers(0, 2**32, (len(WORDS), len(gazetteer.COLUMNS)), np.uint64)
    return doc


def trained(doc, seed):
    fix_random_seed(seed)
    net = network.build()
    net.initialize([doc])
    chance = np.random.default_rng(seed)
    for node in net.walk():  # biases and norms begin as nothing, which would hide an error in them
        for name in node.param_names:
            array = node.get_param(name)
            node.set_param(name, array + 0.1 * chance.random(array.shape, np.float32))
    return net


def test_the_network_embeds_the_columns_in_their_order():
    assert tuple(name for name, _, _ in network.EMBEDDED) == gazetteer.COLUMNS


def test_the_product_computes_what_was_trained(doc):
    one, other = trained(doc, 1), trained(doc, 2)
    rows = doc.user_data[gazetteer.KEY]
    scores = [net.predict([doc])[0] for net in (one, other)]
    assert np.allclose(Encoder([network.exported(one)])(rows), scores[0], rtol=0.02, atol=0.05)
    both = Encoder([network.exported(one), network.exported(other)])
    assert np.allclose(both(rows), np.mean(scores, axis=0), rtol=0.02, atol=0.05)
    assert np.array_equal(both(rows), both(rows))  # the second time what is kept of the words


def test_a_network_is_filled_with_what_was_exported(doc):
    one, other = trained(doc, 1), trained(doc, 2)
    network.fill(other, network.exported(one))
    assert np.allclose(other.predict([doc])[0], one.predict([doc])[0], rtol=0.02, atol=0.05)
