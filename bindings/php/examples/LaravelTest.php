<?php

use Illuminate\Database\Capsule\Manager as DB;
use PHPUnit\Framework\TestCase;
use WxNotify\{Delivery, Inbox, NotificationHandler};
use WxNotify\Events\TransactionDirect;
use WxNotify\Testing\{Platform, Sample};

/** Laravel's queries and transactions commit with the notification. */
final class LaravelTest extends TestCase
{
    public function testAnOrderIsPaidOnce(): void
    {
        $manager = new DB();
        $manager->addConnection(['driver' => 'sqlite', 'database' => ':memory:']);
        $manager->setAsGlobal();
        DB::schema()->create('orders', fn ($table) => [$table->string('number'), $table->integer('paid')->default(0)]);
        DB::table('orders')->insert(['number' => 'A1']);
        (new Inbox())->create(DB::connection());
        $platform = new Platform();
        $parser = $platform->parser();

        // snippet: begin
        $inbox = new Inbox(fn () => DB::connection()); // Doctrine: $entityManager->getConnection(); ThinkPHP: Db::connect()
        $handler = new NotificationHandler($parser, $inbox);
        $handler->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
            $delivery->connection->transaction(function ($db) use ($paid): void { // a savepoint in the inbox's transaction
                $db->table('orders')->where('number', $paid->out_trade_no)->increment('paid');
            });
        });
        // snippet: end

        $paid = $platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']));
        $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body)->status);
        $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body)->status);
        $this->assertSame(1, (int) DB::table('orders')->value('paid'));
    }
}
