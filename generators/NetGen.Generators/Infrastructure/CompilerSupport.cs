// Types that the C# compiler needs for records, init setters and ranges on netstandard2.0.
#pragma warning disable IDE0130 // the compiler asks for this namespace

namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
