from secondsource.model import Document, Region
from secondsource.parse.english import LONGEST_SENTENCE, parse_document


def test_a_word_whose_governor_was_cut_off_is_a_root_by_its_label_too():
    text = ", ".join(f"{number} ships and {number} boats" for number in range(2 * LONGEST_SENTENCE // 4))
    document = Document(uri="a", publisher="P", text=text)
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    roots = [token for token in parse.tokens if token.head == token.i]
    assert len(roots) > 1
    assert {token.dep for token in roots} == {"ROOT"}
