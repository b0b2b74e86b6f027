<?php

declare(strict_types=1);

namespace WxNotify\Database;

/** The connection has a transaction open already, so that the next commit would not be the inbox's own. */
final class NotIdle extends \RuntimeException
{
}
