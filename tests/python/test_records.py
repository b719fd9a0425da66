"""The records as Python objects."""

import pickle

import baocao
import pytest
from baocao import types

LISTS = ("facts", "dates", "citations", "people", "organizations", "places", "checks", "implied", "notes", "sections")

#: A stored record of each class, for those that a report may not hold.
STORED = {
    "Check": '{"kind":"share","facts":[1,2],"stated":100.0,"implied":100.0,"tolerance":0.05,"holds":true}',
    "Implied": (
        '{"kind":"plan","from":[1,2],"indicator":"thu","value":0.1,"unit":"VND",'
        '"period":{"start":null,"end":"2020-06-30","label":"../2020-06-30"}}'
    ),
    "Note": '{"kind":"unread","span":[1,2],"message":"x"}',
    "Pinpoint": '{"chapter":null,"article":"5","clause":"3","point":null}',
}


def records(report):
    for name in LISTS:
        yield from getattr(report, name)
    for kind, stored in STORED.items():
        yield getattr(baocao, kind)._load(stored)


def test_attributes_are_what_the_dict_says(report):
    for record in records(report):
        for field, value in record.to_dict().items():
            assert same(getattr(record, "from_" if field == "from" else field), value), (record, field)


def same(attribute, value):
    """Whether an attribute, of tuples and records, is a value of a dict, of lists and dicts."""
    match value:
        case list():
            return isinstance(attribute, tuple) and len(attribute) == len(value) and all(map(same, attribute, value))
        case dict():
            return attribute.to_dict() == value
    return attribute == value


def test_equality_hash_and_pickling(report):
    for record in records(report):
        again = pickle.loads(pickle.dumps(record))
        assert again == record
        assert hash(again) == hash(record)
        assert record != object()
        assert type(again) is type(record)
    first, second = report.facts[:2]
    assert first != second
    assert len({first, second, pickle.loads(pickle.dumps(first))}) == 2


def test_repr_names_class_and_fields(report):
    fact = report.facts[0]
    assert repr(fact).startswith(f"Fact(id=0, span={fact.span}, quote={fact.quote!r}")
    assert "None" not in repr(fact)
    assert repr(report).startswith("<baocao.Report title=")


def test_lists_are_made_once(report):
    assert report.facts is report.facts


def test_a_record_outlives_its_report(text):
    fact = baocao.parse(text).facts[-1]
    assert fact.quote in text


def test_records_can_not_be_changed(report):
    with pytest.raises(AttributeError):
        report.facts[0].value = 1.0
    with pytest.raises(TypeError):
        baocao.Fact()


def test_a_stored_record_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="no stored record"):
        baocao.Fact._load("{}")
    with pytest.raises(ValueError, match="runs backwards"):
        baocao.Note._load('{"kind":"unread","span":[2,1],"message":"x"}')


def test_typed_dicts_name_the_fields_of_each_record(report):
    kinds = {type(record).__name__: record for record in records(report)}
    kinds["Period"] = report.period
    kinds["PlaceRef"] = report.place
    kinds["Evidence"] = report.facts[0].evidence
    kinds["Base"] = next(fact.base for fact in report.facts if fact.base)
    assert set(report.to_dict()) == set(types.ReportDict.__annotations__)
    for kind, record in kinds.items():
        assert list(record.to_dict()) == list(getattr(types, f"{kind}Dict").__annotations__), kind
    (quantity,) = baocao.quantities("đạt 5%")
    assert list(quantity) == list(types.QuantityDict.__annotations__)


def test_links_lead_to_facts(report):
    ids = [fact.id for fact in report.facts]
    assert ids == list(range(len(ids)))
    for fact in report.facts:
        assert fact.of is None or (fact.of in ids and fact.of != fact.id)
        assert fact.same_as is None or fact.same_as in ids
