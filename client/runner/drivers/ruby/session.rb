# Runs a program, and calls its functions; stands between the interpreter and the sandbox.

require "json"
require "js"

module PairboardSession
  HOME = "/program"
  # What a program may replace, kept as it was.
  PARSE = JSON.method(:parse)
  GENERATE = JSON.method(:generate)

  module_function

  # Whether it ran to its end. `name` is what it takes itself for: its own, or that of a file which somebody required.
  def run(entry, name)
    Dir.chdir(HOME)
    $LOAD_PATH.unshift(HOME)
    $stdout.sync = true
    $stderr.sync = true
    $0 = name
    load("#{HOME}/#{entry}")
    true
  rescue SystemExit => leaving
    leaving.success?
  rescue Exception => problem
    $stderr.write(message(problem))
    false
  end

  def test(entry, function, cases, events)
    return false unless run(entry, "#{HOME}/tests")

    host = TOPLEVEL_BINDING.receiver
    unless host.respond_to?(function, true)
      $stderr.write("#{entry} has no method #{function} at its top level.\n")
      return false
    end
    PARSE.call(cases).each do |index, arguments|
      parameters = PARSE.call(arguments)
      events.call(:started, index)
      from = now
      begin
        value = host.__send__(function, *parameters)
        ms = now - from
        events.call(:returned, index, GENERATE.call(value), ms)
      rescue Exception => problem
        events.call(:raised, index, problem.class.name.to_s, message(problem), ms || now - from)
      end
    end
    true
  end

  def now
    Process.clock_gettime(Process::CLOCK_MONOTONIC, :float_millisecond)
  end

  # As Ruby prints it, without our own lines below the program's.
  def message(problem)
    text = problem.is_a?(SyntaxError) ? "#{problem.message}\n" : described(problem)
    text.gsub(/\e\[[\d;]*m/, "").gsub("#{HOME}/", "")
  rescue Exception
    "#{problem.class}\n"
  end

  def described(problem)
    one = problem
    while one
      trace = one.backtrace&.take_while { |line| !line.include?("(sandbox)") }
      one.set_backtrace(trace.reject { |line| line.start_with?("<internal:") }) if trace
      one = one.cause
    end
    problem.full_message(highlight: false, order: :top)
  end
end

# What explains errors is loaded by the first of them; that takes longer than most programs.
begin
  nil.pairboard
rescue NoMethodError => problem
  PairboardSession.message(problem)
end
