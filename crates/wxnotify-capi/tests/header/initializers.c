/* What a header's initializers make, in the part of C that is C++ too. */
wxn_options options = WXN_OPTIONS_INIT;
wxn_api_v3_key keys[2] = {WXN_API_V3_KEY_INIT, WXN_API_V3_KEY_INIT};
wxn_api_v2_key v2_keys[2] = {WXN_API_V2_KEY_INIT, WXN_API_V2_KEY_INIT};
wxn_paid_order paid = WXN_PAID_ORDER_INIT;
wxn_refunded_order refunded = WXN_REFUNDED_ORDER_INIT;
wxn_expectation expectation = WXN_EXPECTATION_INIT;
wxn_notification_fields fields = WXN_NOTIFICATION_FIELDS_INIT;
int64_t now = WXN_NOW_SYSTEM;
int32_t ok = WXN_OK;
uint32_t version = WXN_ABI_VERSION;
