# frozen_string_literal: true

# The Ruby driver: each case on standard input through the package's public API, to its outcome. The protocol is in
# tests/vectors/README.md.

$LOAD_PATH.unshift File.expand_path("../../../bindings/ruby/lib", __dir__)
require "json"
require "wxnotify"

# Standard input is UTF-8, whatever the language of the machine.
$stdin.set_encoding(Encoding::UTF_8)
$stdout.sync = true

NAMED_ACKS = %w[success success_no_content handler_failed busy].freeze
FIELDS = %w[id create_time event_type resource_type summary original_type associated_data plaintext resource serial timestamp nonce request_id
            api_v3_key_label kind certificate_expires_at].freeze

def decoded(base64)
  base64.unpack1("m0")
end

def encoded(bytes)
  [bytes].pack("m0")
end

def named(given)
  given.transform_keys(&:to_sym)
end

def platform_keys(given)
  WxNotify::PlatformKeys.new(
    certificates: given.fetch("certificates", []),
    public_keys: given.fetch("public_keys", []).map { |key| key.values_at("id", "pem") }
  )
end

def api_v3_keys(given)
  given.map { |key| WxNotify::ApiV3Key.new(key["key"], key["label"]) }
end

def parser(input)
  config = input["config"]
  WxNotify::NotificationParser.new(platform_keys: platform_keys(config["platform_keys"]), api_v3_keys: api_v3_keys(config["api_v3_keys"]),
                                   **named(config.fetch("options", {})))
end

def parse(input, parser = parser(input))
  parser.parse(input["headers"], decoded(input["body"]), now: input["now"])
end

def parse_v2(input)
  WxNotify.parse_v2(decoded(input["body"]), input["keys"].map { |key| WxNotify::ApiV2Key.new(key["key"], key["mch_id"]) })
end

def ack(ack)
  { ack: { status: ack.status, content_type: ack.content_type, body: ack.body } }
end

def certificates(list)
  names = %i[serial pem not_before not_after effective_time expire_time]
  { certificates: list.map { |each| names.to_h { |name| [name, each.public_send(name)] } } }
end

# A typed event as JSON again, of its typed fields: without what is absent.
def event(of)
  absent = ->(value) { value == [] }
  plain = lambda do |value|
    case value
    when Hash then value.transform_values(&plain).reject { |_, each| absent.call(each) }
    when Array then value.map(&plain)
    else value
    end
  end
  { event: plain.call(of.to_h) }
end

OPERATIONS = {
  "construct" => ->(input) { parser(input) && { ok: true } },
  "parse" => ->(input) { parse(input) },
  "replace" => lambda do |input|
    parser = parser(input)
    parser.replace_platform_keys(platform_keys(input["replacement"]))
    parse(input, parser)
  end,
  "expect" => ->(input) { parse(input).expect(**named(input["expectation"])) || { ok: true } },
  "expect_paid" => ->(input) { parse(input).expect_paid(**named(input["expectation"])) || { ok: true } },
  "expect_refunded" => ->(input) { parse(input).expect_refunded(**named(input["expectation"])) || { ok: true } },
  "event" => ->(input) { event(parse(input).event) },
  "parse_v2" => ->(input) { parse_v2(input) },
  "event_v2" => ->(input) { event(parse_v2(input).event) },
  "ack_v2" => ->(input) { ack(input["which"] == "success" ? WxNotify::Ack.success_v2 : WxNotify::Ack.failure_v2(input["which"])) },
  "answer" => ->(input) { ack(WxNotify::Ack.answer(input["body"])) },
  "ack" => lambda do |input|
    which = input["which"]
    ack(NAMED_ACKS.include?(which) ? WxNotify::Ack.public_send(which) : WxNotify::Ack.failure(which))
  end,
  "signing_message" => lambda do |input|
    { bytes: encoded(WxNotify::Primitives.signing_message(input["timestamp"], input["nonce"], decoded(input["body"]))) }
  end,
  "verify_signature" => lambda do |input|
    { valid: WxNotify::Primitives.verify_signature(decoded(input["message"]), input["signature"], input["key"]) }
  end,
  "decrypt_resource" => ->(input) { { bytes: encoded(WxNotify::Primitives.decrypt_resource(**named(input))) } },
  "certificates_request" => lambda do |input|
    request = WxNotify::Certificates.request(**named(input))
    { request: { method: request.method, path: request.path, authorization: request.authorization } }
  end,
  "parse_certificates" => lambda do |input|
    known = input["known_keys"]
    certificates(WxNotify::Certificates.parse(input["headers"], decoded(input["body"]), api_v3_keys(input["api_v3_keys"]),
                                              known_keys: known && platform_keys(known), now: input["now"]))
  end,
  "testing" => lambda do |input|
    platform = WxNotify::Testing::Platform.new(**named(input["platform"]))
    notification = named(input["notification"])
    headers, body = platform.notification(notification.delete(:event_type), notification.delete(:resource), **notification)
    platform.parser.parse(headers, body, now: input["now"])
  end,
  "testing_certificates" => lambda do |input|
    platform = WxNotify::Testing::Platform.new(**named(input["platform"]))
    headers, body = platform.certificates_answer(now: input["now"])
    certificates(WxNotify::Certificates.parse(headers, body, platform.api_v3_key, now: input["now"]))
  end,
  "sample" => lambda do |input|
    event, kind, overrides = input.values_at("event", "kind", "overrides")
    { sample: event ? WxNotify::Testing.sample(event, overrides, kind: kind) : WxNotify::Testing.sample(kind, overrides) }
  end,
  "diagnose" => ->(input) { { diagnosis: parser(input).diagnose(input["headers"], decoded(input["body"]), now: input["now"]).json } },
  "codes" => ->(_) { { codes: WxNotify::ErrorCode.all.map { |each| { code: each.code, number: each.number, ack_status: each.ack_status } } } },
  "kinds" => ->(_) { { kinds: WxNotify::Kind.all } },
  "version" => ->(_) { { version: WxNotify.version } }
}.freeze

# What is printed of a case: the outcome, and of a notification its fields.
def printed(given)
  outcome = OPERATIONS.fetch(given["operation"]).call(given["input"])
  return { name: given["name"], outcome: outcome } unless outcome.is_a?(WxNotify::Notification)

  fields = FIELDS.to_h { |name| [name, outcome.public_send(name)] }
  { name: given["name"], outcome: { notification: outcome.to_json }, fields: fields }
rescue WxNotify::Error => e
  error = { code: e.code, message: e.message, field: e.field, **ack(e.ack), is_platform_probe: e.platform_probe? }
  { name: given["name"], outcome: { error: error } }
end

$stdin.each_line { |line| puts JSON.generate(printed(JSON.parse(line, max_nesting: false)), max_nesting: 0) }
