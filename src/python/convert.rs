//! Anything serializable into plain Python objects: what `to_dict` gives is what `to_json` writes, by construction.

use std::fmt;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyList, PyString};
use serde::ser::{self, Serialize};

/// Python objects (dict, list, str, int, float, bool, None) with the content of `value`.
pub(super) fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    value.serialize(Builder { py }).map_err(|fault| fault.0)
}

#[derive(Clone, Copy)]
struct Builder<'py> {
    py: Python<'py>,
}

/// An exception on its way through serde.
#[derive(Debug)]
struct Fault(PyErr);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Fault(pyo3::exceptions::PyValueError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Fault {
    fn from(error: PyErr) -> Self {
        Fault(error)
    }
}

type Built<'py> = Result<Bound<'py, PyAny>, Fault>;

/// The records use a part of serde's data model; the rest is refused.
fn outside<T>(what: &str) -> Result<T, Fault> {
    Err(ser::Error::custom(format_args!("no record holds {what}")))
}

impl<'py> ser::Serializer for Builder<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Fault;
    type SerializeSeq = Items<'py>;
    type SerializeTuple = Items<'py>;
    type SerializeTupleStruct = ser::Impossible<Self::Ok, Fault>;
    type SerializeTupleVariant = ser::Impossible<Self::Ok, Fault>;
    type SerializeMap = ser::Impossible<Self::Ok, Fault>;
    type SerializeStruct = Fields<'py>;
    type SerializeStructVariant = ser::Impossible<Self::Ok, Fault>;

    fn serialize_bool(self, value: bool) -> Built<'py> {
        Ok(value.into_pyobject(self.py).map_err(PyErr::from)?.to_owned().into_any())
    }

    fn serialize_i8(self, value: i8) -> Built<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Built<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Built<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Built<'py> {
        Ok(value.into_pyobject(self.py).map_err(PyErr::from)?.into_any())
    }

    fn serialize_u8(self, value: u8) -> Built<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Built<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Built<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Built<'py> {
        Ok(value.into_pyobject(self.py).map_err(PyErr::from)?.into_any())
    }

    fn serialize_f32(self, value: f32) -> Built<'py> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Built<'py> {
        Ok(PyFloat::new(self.py, value).into_any())
    }

    fn serialize_char(self, value: char) -> Built<'py> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Built<'py> {
        Ok(PyString::new(self.py, value).into_any())
    }

    fn serialize_bytes(self, _: &[u8]) -> Built<'py> {
        outside("bytes")
    }

    fn serialize_none(self) -> Built<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Built<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Built<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Built<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Built<'py> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Built<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Built<'py> {
        outside("a variant with content")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'py>, Fault> {
        Ok(Items { list: PyList::empty(self.py) })
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'py>, Fault> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Fault> {
        outside("a tuple struct")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        outside("a variant with content")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Fault> {
        outside("a map")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'py>, Fault> {
        Ok(Fields { dict: PyDict::new(self.py) })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        outside("a variant with content")
    }
}

/// A list being filled.
struct Items<'py> {
    list: Bound<'py, PyList>,
}

impl<'py> ser::SerializeSeq for Items<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let py = self.list.py();
        Ok(self.list.append(value.serialize(Builder { py })?)?)
    }

    fn end(self) -> Built<'py> {
        Ok(self.list.into_any())
    }
}

impl<'py> ser::SerializeTuple for Items<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Built<'py> {
        ser::SerializeSeq::end(self)
    }
}

/// A dict being filled.
struct Fields<'py> {
    dict: Bound<'py, PyDict>,
}

impl<'py> ser::SerializeStruct for Fields<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        let py = self.dict.py();
        Ok(self.dict.set_item(PyString::intern(py, name), value.serialize(Builder { py })?)?)
    }

    fn end(self) -> Built<'py> {
        Ok(self.dict.into_any())
    }
}
