<?php

// Runs a program, and calls its functions; stands between the interpreter and the sandbox.

namespace Pairboard;

const HOME = '/program/';

foreach (['STDIN' => 'r', 'STDOUT' => 'w', 'STDERR' => 'w'] as $name => $mode) {
    defined($name) || define($name, fopen('php://' . strtolower($name), $mode));
}

/** Warnings and notices belong to the errors, where a person looks for them. */
set_error_handler(function (int $level, string $message, string $file, int $line): bool {
    if (error_reporting() & $level) {
        $kind = match ($level) {
            E_WARNING, E_USER_WARNING => 'Warning',
            E_DEPRECATED, E_USER_DEPRECATED => 'Deprecated',
            E_USER_ERROR => 'Fatal error',
            default => 'Notice',
        };
        fwrite(STDERR, 'PHP ' . $kind . ':  ' . $message . ' in ' . within($file) . ':' . $line . "\n");
    }
    return true;
});

/** As PHP prints it, without our own lines below the program's. */
function describe(\Throwable $problem): string
{
    $text = '';
    for ($one = $problem; $one; $one = $one->getPrevious()) {
        $text .= $text === '' ? 'PHP Fatal error:  Uncaught ' : 'Caused by ';
        $text .= $one::class . ': ' . $one->getMessage() . ' in ' . within($one->getFile()) . ':' . $one->getLine() . "\n";
        foreach (explode("\n", $one->getTraceAsString()) as $line) {
            if (str_contains($line, '/sandbox/')) {
                break;
            }
            $text .= '  ' . within($line) . "\n";
        }
    }
    return $text;
}

function within(string $text): string
{
    return str_replace(HOME, '', $text);
}

function tell(string $event, mixed ...$values): void
{
    static $events = fopen('/dev/events', 'w');
    fwrite($events, json_encode([$event, ...$values], JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
}

function run(string $entry): void
{
    require HOME . $entry;
}

function test(string $entry, string $function, array $cases): bool
{
    run($entry);
    if (!function_exists($function)) {
        fwrite(STDERR, "$entry has no function $function.\n");
        return false;
    }
    foreach ($cases as [$index, $arguments]) {
        $parameters = json_decode($arguments, true, 512, JSON_THROW_ON_ERROR);
        tell('started', $index);
        $from = hrtime(true);
        $ms = null;
        try {
            $value = $function(...$parameters);
            $ms = (hrtime(true) - $from) / 1e6;
            $json = json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
            tell('returned', $index, $json, $ms);
        } catch (\Throwable $problem) {
            $ms ??= (hrtime(true) - $from) / 1e6;
            tell('raised', $index, $problem::class, describe($problem), $ms);
        }
    }
    return true;
}

chdir(HOME);
$request = json_decode(file_get_contents('/sandbox/request.json'), true);
$_SERVER['argv'] = $argv = [$request['entry']];
$_SERVER['argc'] = $argc = 1;
try {
    $finished = true;
    if (isset($request['function'])) {
        $finished = test($request['entry'], $request['function'], $request['cases']);
    } else {
        run($request['entry']);
    }
    tell('ended', $finished);
} catch (\Throwable $problem) {
    fwrite(STDERR, describe($problem));
    tell('ended', false);
}
