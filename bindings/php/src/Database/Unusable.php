<?php

declare(strict_types=1);

namespace WxNotify\Database;

/** A connection that no inbox can work on: the message says what it is, and in brackets what to change, with nothing secret in it. */
final class Unusable extends \RuntimeException
{
}
