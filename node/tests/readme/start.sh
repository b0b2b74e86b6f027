# From an empty folder to an endpoint that runs, for Node.js 22 or later.
# snippet: begin
npm install ./wxnotify-0.1.0.tgz express better-sqlite3
npx wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_0114232134912410000000000000
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_0114232134912410000000000000 WXPAY_PUBLIC_KEY_FILE=test-platform/public_key.pem
export WXPAY_API_V3_KEY=$(cat test-platform/api_v3_key) WXPAY_MCHID=1900000109 PORT=3000
node endpoint.mjs # below; it makes its table by itself
# snippet: end
