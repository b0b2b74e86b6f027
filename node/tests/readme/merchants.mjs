// Many merchants behind one endpoint, from the merchant's own database.
// snippet: begin
import { Inbox, Merchants, NotificationHandler, NotificationParser, ServedMerchant } from 'wxnotify'

export function open(pool) {
  const merchants = new Merchants(async (name) => {
    const { rows } = await pool.query('SELECT * FROM merchants WHERE name = $1', [name])
    if (rows.length === 0) return null
    const [{ key_id: id, public_key: pem, api_v3_key: apiV3Keys }] = rows
    return new ServedMerchant(name, new NotificationParser({ platformKeys: { publicKeys: { id, pem } }, apiV3Keys }))
  })
  const name = ({ path }) => path.split('/').pop() // https://shop.example.com/notify/NAME
  return new NotificationHandler(merchants.by(name), { inbox: new Inbox(pool) }).onPaid(async (paid, { connection, merchant }) => {
    await connection.query('UPDATE orders SET paid = true WHERE merchant = $1 AND number = $2', [merchant.name, paid.resource.out_trade_no])
  })
} // app.all('/notify/:merchant', open(pool).node)
// snippet: end
