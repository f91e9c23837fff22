using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Article60.Tests.Support.SkippingFramework", "Article60.Tests")]

namespace Article60.Tests.Support;

/// <summary>xunit 2 cannot skip a running test by itself: a failure that <see cref="Need"/> marked is reported as skipped.</summary>
public sealed class SkippingFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    private const string Mark = "$XunitDynamicSkip$";

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, sources, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases, new Converter(executionMessageSink), executionOptions);
    }

    private sealed class Converter(IMessageSink inner) : Xunit.LongLivedMarshalByRefObject, IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => inner.OnMessage(
            message is ITestFailed { Messages: [var text, ..] } failed && text.StartsWith(Mark, StringComparison.Ordinal)
                ? new TestSkipped(failed.Test, text[Mark.Length..])
                : message);
    }
}
