REM Accept or reject all tracked changes of every file in a folder, and save each as flat OpenDocument.
Sub Settle(folder As String, target As String, command As String)
  Dim names(10000) As String
  Dim count As Long
  found = Dir(folder & "/", 0)
  While found <> ""
    names(count) = found
    count = count + 1
    found = Dir
  Wend
  For index = 0 To count - 1
    SettleOne(folder & "/" & names(index), target & "/" & names(index) & ".fodt", command)
  Next
End Sub

Sub SettleOne(source As String, target As String, command As String)
  On Error Resume Next
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  flat(0).Name = "FilterName"
  flat(0).Value = "OpenDocument Text Flat XML"
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If Not IsNull(document) Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & command, "", 0, Array())
    document.storeToURL(ConvertToURL(target), flat())
    document.close(True)
  End If
End Sub
