//! What a model class does to a body that it reads and writes again: fields renamed, added as null, or lost.

use super::json::{Document, Object};
use super::known::{ORIGINAL_TYPES, SUMMARIES};

const ENVELOPE: &[&str] = &["id", "create_time", "event_type", "resource_type", "resource", "summary"];
const RESOURCE: &[&str] = &["original_type", "algorithm", "ciphertext", "associated_data", "nonce"];

/// A document with the official names again, and what had become of them.
pub(super) struct Restored<'a> {
    pub(super) document: Document<'a>,
    /// Names as they stand in the body, and as WeChat Pay sends them.
    pub(super) renamed: Vec<(String, &'static str)>,
    /// Whether fields that are null were taken out.
    pub(super) had_nulls: bool,
}

impl<'a> Restored<'a> {
    pub(super) fn of(mut document: Document<'a>) -> Self {
        let mut renamed = Vec::new();
        if let Some((name, resource)) = &mut document.resource {
            rename(resource, RESOURCE, &mut renamed);
            name.make_ascii_lowercase();
        }
        rename(&mut document.envelope, ENVELOPE, &mut renamed);
        let mut had_nulls = drop_nulls(&mut document.envelope);
        if let Some((_, resource)) = &mut document.resource {
            had_nulls |= drop_nulls(resource);
        }
        Self { document, renamed, had_nulls }
    }

    /// With each value that a lost `associated_data` may have had, the likeliest first. Empty where it is there.
    pub(super) fn with_associated_data(&self) -> impl Iterator<Item = (String, Document<'a>)> {
        let resource = self.document.resource.as_ref().map(|(_, resource)| resource);
        let is_lost =
            resource.is_some_and(|resource| resource.get("associated_data").is_none_or(|text| text == "\"\""));
        let original =
            resource.and_then(|resource| serde_json::from_str::<String>(resource.get("original_type")?).ok());
        let values = original.into_iter().chain(ORIGINAL_TYPES.iter().map(|value| (*value).to_owned()));
        values.filter(move |_| is_lost).map(|value| {
            let mut document = self.document.clone();
            if let Some((_, resource)) = &mut document.resource {
                resource.set("associated_data", &value);
            }
            (value, document)
        })
    }

    /// Whether the document has no `summary`.
    pub(super) fn has_lost_summary(&self) -> bool {
        self.document.resource.is_some() && self.document.envelope.get("summary").is_none()
    }
}

/// A document with each summary that WeChat Pay is known to send.
pub(super) fn with_summary<'a>(document: &Document<'a>) -> impl Iterator<Item = Document<'a>> {
    SUMMARIES.iter().map(|summary| {
        let mut document = document.clone();
        document.envelope.set("summary", summary);
        document
    })
}

/// `createTime`, `CreateTime`, `create-time` and `CREATE_TIME` are all `create_time`.
fn rename(object: &mut Object<'_>, official: &[&'static str], renamed: &mut Vec<(String, &'static str)>) {
    let plain = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    for (key, _) in &mut object.0 {
        let found = official.iter().find(|name| *name != key && plain(name) == plain(key));
        if let Some(name) = found {
            renamed.push((std::mem::replace(key, (*name).to_owned()), *name));
        }
    }
}

fn drop_nulls(object: &mut Object<'_>) -> bool {
    let before = object.0.len();
    object.0.retain(|(_, value)| value != "null");
    object.0.len() < before
}

#[cfg(test)]
mod tests {
    use super::super::json::Style;
    use super::*;

    #[test]
    fn names_become_official_and_nulls_go() {
        let json = r#"{"id":"1","createTime":"t","EVENT_TYPE":"E","mine":1,"summary":null,"Resource":{"associatedData":"a","Nonce":"n"}}"#;
        let restored = Restored::of(Document::parse(json).unwrap());
        assert_eq!(
            restored.document.write(Style::COMPACT),
            r#"{"id":"1","create_time":"t","event_type":"E","mine":1,"resource":{"associated_data":"a","nonce":"n"}}"#
        );
        let renamed: Vec<&str> = restored.renamed.iter().map(|(_, name)| *name).collect();
        assert_eq!(renamed, ["associated_data", "nonce", "create_time", "event_type", "resource"]);
        assert!(restored.had_nulls && restored.has_lost_summary());
        assert_eq!(restored.with_associated_data().count(), 0);
    }

    #[test]
    fn what_was_lost_is_put_back() {
        let restored = Restored::of(Document::parse(r#"{"resource":{"original_type":"mine"}}"#).unwrap());
        let (value, document) = restored.with_associated_data().next().unwrap();
        assert_eq!(value, "mine");
        assert_eq!(document.write(Style::COMPACT), r#"{"resource":{"original_type":"mine","associated_data":"mine"}}"#);
        assert!(with_summary(&document).any(|one| one.write(Style::COMPACT).ends_with(r#","summary":"支付成功"}"#)));
    }
}
