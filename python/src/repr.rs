//! How Python shows a value.

/// `Name(field=value, ...)`, with each value as Python's own `repr` shows it.
macro_rules! python_repr {
    ($py:expr, $name:literal, $( $field:ident = $value:expr ),+ $(,)?) => {{
        use pyo3::IntoPyObjectExt;
        let fields = [$( format!("{}={}", stringify!($field), $value.into_bound_py_any($py)?.repr()?) ),+];
        Ok(format!("{}({})", $name, fields.join(", ")))
    }};
}

pub(crate) use python_repr;
