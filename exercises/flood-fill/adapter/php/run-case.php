<?php

function runCase(array $rows, array $start, string $newColor): array
{
    $picture = new Picture($rows);
    floodFill($picture, new Point($start['x'], $start['y']), $newColor);
    return explode("\n", (string) $picture);
}
