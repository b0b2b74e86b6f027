java -jar wxnotify-0.1.0.jar forge --init test-platform --public-key-id PUB_KEY_ID_0114232134912410000000000000
export WXPAY_PUBLIC_KEY_ID=$(cat test-platform/public_key_id)
export WXPAY_PUBLIC_KEY=$(cat test-platform/public_key.pem)
export WXPAY_API_V3_KEY=$(cat test-platform/api_v3_key)
