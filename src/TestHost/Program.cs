Console.WriteLine("picks");
